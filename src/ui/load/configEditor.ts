import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { ConfigMark, LoadCheck } from "../../core/loading.ts";

/** Colours are the page's own: custom properties reach into the editor. */
const THEME = EditorView.theme({
  "&": { height: "100%", color: "var(--text)", backgroundColor: "var(--canvas)", fontSize: "12.5px" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "20px" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--text)" },
  ".cm-gutters": { color: "var(--text3)", backgroundColor: "var(--canvas)", border: "none" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 10px 0 12px" },
  ".cm-activeLine": { backgroundColor: "var(--hover)" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, ::selection": {
    backgroundColor: "oklch(from var(--accent) l c h / 0.28)",
  },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--error) 1.5px",
    textUnderlineOffset: "3px",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--warn) 1.5px",
    textUnderlineOffset: "3px",
  },
  ".cm-tooltip": {
    border: "1px solid var(--line)",
    borderRadius: "8px",
    backgroundColor: "var(--raised)",
    color: "var(--text)",
    boxShadow: "var(--menu-shadow)",
    fontFamily: "var(--sans)",
    fontSize: "13px",
    maxWidth: "420px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "12px", padding: "4px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 8px", borderRadius: "4px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--selected)", color: "var(--text)" },
  ".cm-diagnostic": { padding: "8px 12px", borderLeft: "none", whiteSpace: "normal" },
  ".cm-diagnosticAction": {
    height: "24px",
    marginLeft: "8px",
    padding: "0 8px",
    border: "1px solid var(--line)",
    borderRadius: "6px",
    backgroundColor: "var(--raised)",
    color: "var(--text)",
    font: "inherit",
    fontSize: "12px",
  },
});

const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--number)" },
  { tag: [tags.string, tags.content], color: "var(--string)" },
  { tag: [tags.number, tags.bool, tags.null, tags.keyword], color: "var(--compound)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--text3)", fontStyle: "italic" },
  { tag: [tags.labelName, tags.typeName], color: "var(--reference)" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "var(--text3)" },
]);

/**
 * Typing over a selection of several lines. The browser would join them itself, with styles written into the elements,
 * which the page's policy forbids.
 */
const TYPING_OVER = EditorView.domEventHandlers({
  beforeinput(event, view) {
    if (event.inputType !== "insertText" || event.data === null || view.state.selection.main.empty) return false;
    view.dispatch(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
    event.preventDefault();
    return true;
  },
});

/** Loaders behind `loader:`, names of options at the beginning of an indented line. */
function complete(context: CompletionContext, words: LoadCheck["words"] | undefined): CompletionResult | null {
  const loader = context.matchBefore(/loader:\s*\w*/);
  if (loader) {
    const from = loader.from + (/^loader:\s*/.exec(loader.text)?.[0].length ?? 0);
    return { from, options: (words?.loaders ?? []).map((label) => ({ label })) };
  }
  const line = context.matchBefore(/^\s+\w*/);
  const word = context.matchBefore(/\w*/);
  if (!line || !word || (word.text === "" && !context.explicit)) return null;
  return { from: word.from, options: (words?.options ?? []).map((label) => ({ label, apply: `${label}: ` })) };
}

export interface ConfigEditorOptions {
  readonly text: string;
  readonly label: string;
  /** What can be written, as far as it is known yet. */
  readonly words: () => LoadCheck["words"] | undefined;
  readonly onChange: (text: string) => void;
  /** Ctrl Enter. */
  readonly onRun: () => void;
}

/**
 * An editor of YAML. It lives in a shadow root: there CodeMirror puts its styles into adopted style sheets, in a document
 * into style elements, which the page's Content-Security-Policy forbids.
 */
export function configEditor(
  frame: HTMLElement,
  { text, label, words, onChange, onRun }: ConfigEditorOptions,
): EditorView {
  const root = frame.shadowRoot ?? frame.attachShadow({ mode: "open" });
  const extensions: Extension[] = [
    lineNumbers(),
    history(),
    highlightActiveLine(),
    indentOnInput(),
    yaml(),
    syntaxHighlighting(COLOURS),
    THEME,
    EditorView.lineWrapping,
    TYPING_OVER,
    autocompletion({ override: [(context) => complete(context, words())], icons: false }),
    EditorView.contentAttributes.of({ "aria-label": label }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange(update.state.doc.toString());
    }),
    keymap.of([
      {
        key: "Mod-Enter",
        run: () => {
          onRun();
          return true;
        },
      },
      ...defaultKeymap,
      ...historyKeymap,
    ]),
  ];
  return new EditorView({ state: EditorState.create({ doc: text, extensions }), root, parent: root });
}

/** Underlines what is wrong, and offers to write what was meant. */
export function showMarks(view: EditorView, marks: readonly ConfigMark[]): void {
  const length = view.state.doc.length;
  const diagnostics = marks.map(
    ({ from, to, severity, message, instead }): Diagnostic => ({
      from: Math.min(from, length),
      to: Math.min(to, length),
      severity,
      message,
      ...(instead !== undefined && {
        actions: [{ name: `Write ${instead}`, apply: (editor, start, end) => replace(editor, start, end, instead) }],
      }),
    }),
  );
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

/** Puts a text in the place of another, and the cursor behind it. */
export function replace(view: EditorView, from: number, to: number, text: string): void {
  view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + text.length } });
  view.focus();
}
