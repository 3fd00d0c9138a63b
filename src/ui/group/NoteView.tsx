import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { byteText } from "../../core/numberText.ts";
import { baseName, parentPath } from "../../core/path.ts";
import { visibleName, visibleText } from "../../core/plainText.ts";
import { saveBlob } from "../../state/exporting.ts";
import { mediaType, type Note, type NoteParts } from "../../state/note.ts";
import { paneFocus } from "../panes.ts";
import { TextValue } from "../preview/TextValue.tsx";
import styles from "./Group.module.css";

interface NoteViewProps {
  readonly parts: NoteParts;
  readonly note: Note;
  readonly slot: HTMLElement | null;
}

/** A document in the file: its text, its picture, or the way to save it. */
export function NoteView({ parts, note, slot }: NoteViewProps) {
  const { type, fileName, description, data } = parts;
  const name = fileName?.split(/[/\\]/).at(-1) || baseName(parentPath(data.path));
  const save = () => saveBlob(blobOf(note, type), name);
  const said = (
    <p className={styles.said}>
      <strong>{visibleName(name)}</strong>
      {description !== null && <span>{visibleText(description)}</span>}
      <span>
        {type === null ? "" : `${visibleText(type)}, `}
        {byteText(note.bytes.length)}
      </span>
      <button type="button" className="button" data-small onClick={save}>
        <Download size={13} aria-hidden /> Save
      </button>
    </p>
  );
  return (
    <>
      {slot && createPortal(said, slot)}
      {note.isPicture ? (
        <NotePicture note={note} type={type} words={description ?? name} />
      ) : note.text === null ? (
        <p className={styles.nothing}>These are bytes of no text and no picture. Save them to open them elsewhere.</p>
      ) : (
        <TextValue text={note.text} tone="string" />
      )}
    </>
  );
}

function NotePicture({ note, type, words }: Pick<NoteViewProps, "note"> & { type: string | null; words: string }) {
  const [url, setUrl] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const made = URL.createObjectURL(blobOf(note, type));
    setUrl(made);
    setBroken(false);
    return () => URL.revokeObjectURL(made);
  }, [note, type]);
  if (broken)
    return <p className={styles.nothing}>The browser cannot draw this picture. Save it to open it elsewhere.</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a large picture is scrolled by the keyboard
    <div className={styles.picture} tabIndex={0} {...paneFocus("preview")}>
      {url !== null && <img src={url} alt={visibleText(words)} onError={() => setBroken(true)} />}
    </div>
  );
}

function blobOf({ bytes }: Note, type: string | null): Blob {
  return new Blob([bytes], { type: mediaType(type) });
}
