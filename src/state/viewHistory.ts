import { create } from "zustand";
import { isWithin, topLevelPath } from "../core/path.ts";
import { useGroupView } from "./groupView.ts";
import { useLimits } from "./limits.ts";
import { useLineChoices } from "./lineChoice.ts";
import { type LinkedView, linkText, parseLink } from "./link.ts";
import { useNavigation } from "./navigation.ts";
import { usePlay } from "./play.ts";
import { useSession } from "./session.ts";
import { useSettings } from "./settings.ts";
import { type Looks, SWITCHES, USUAL_LOOKS } from "./viewKinds.ts";
import { useViews, withLatest } from "./views.ts";

/** Changes that follow each other within this time are one step back: the way of a slider. */
const PAUSE = 400;

/** What the page's link led to when it was opened, as long as the file for it is not open. */
export const useAwaited = create<{ readonly link: LinkedView | null }>(() => ({ link: null }));

let timer: ReturnType<typeof setTimeout> | undefined;
/** While a view from the history is being put in place, it is no new one. */
let applying = false;

/** Keeps the page's address a link to what is shown, and Back and Forward the way through what was. */
export function startViewHistory(): void {
  const link = parseLink(location.hash);
  useAwaited.setState({ link });
  for (const store of [useNavigation, useViews, useSettings, useLimits, usePlay, useGroupView, useLineChoices])
    store.subscribe(noteChange);
  useSession.subscribe(followAwaited);
  window.addEventListener("popstate", () => {
    const past = parseLink(location.hash);
    if (past) apply(past);
  });
}

function shown(): LinkedView | null {
  const { selected: path } = useNavigation.getState();
  if (path === null) return null;
  const { looks } = useSettings.getState();
  const { instead, colours, scale, part } = looks;
  const { rule, manual } = useLimits.getState();
  const { natural, signal, drawn } = useGroupView.getState();
  const of = drawn?.path ?? path;
  const view = useViews.getState().views.get(of);
  const lines = useLineChoices.getState().choices.get(of);
  return {
    ...{ path, instead, colours, scale, rule, manual, part },
    turned: SWITCHES.filter((each) => looks[each] !== USUAL_LOOKS[each]),
    ...(view && { view }),
    ...(natural !== null && { natural }),
    ...(signal !== null && isWithin(signal, path) && { signal }),
    ...(of !== path && (view || lines) && { of }),
    ...(lines && { lines }),
  };
}

function noteChange(): void {
  if (applying) return;
  clearTimeout(timer);
  timer = setTimeout(keep, PAUSE);
}

function keep(): void {
  // What plays by itself is no way that anybody went.
  if (usePlay.getState().axis !== null) return;
  const view = shown();
  // An awaited link stays in the address until its file is there, or something else is looked at.
  if (!view) return;
  const text = linkText(view);
  if (text === location.hash) return;
  // The first view of a visit stands for the page as it was opened.
  if (parseLink(location.hash)) history.pushState(null, "", text);
  else history.replaceState(null, "", text);
}

/** Looks at the node of a link, if its file is open. */
function apply(linked: LinkedView): boolean {
  const { path, view, instead, colours, scale, rule, manual, natural = null, signal = null, of = path, lines } = linked;
  const { files } = useSession.getState();
  if (!files.some((file) => isWithin(path, file.path))) return false;
  applying = true;
  try {
    useSettings.getState().setLooks({ instead, colours, scale, ...switched(linked) });
    useGroupView.setState({ natural, signal });
    useLineChoices.setState(({ choices }) => ({ choices: withLatest(choices, of, lines ?? {}) }));
    useLimits.setState({ rule, manual, held: null });
    useViews.setState(({ views, last }) => {
      const next = new Map(views);
      next.delete(of);
      if (view) next.set(of, view);
      // Without a view of its own a dataset was shown as usual, not as the last one of its shape.
      return { views: next, last: view ? last : null };
    });
    if (useNavigation.getState().selected !== path) void useNavigation.getState().goTo(path);
  } finally {
    applying = false;
  }
  return true;
}

/** The looks that a link says, as usual where it says nothing. */
function switched({ turned = [], part = USUAL_LOOKS.part }: LinkedView): Partial<Looks> {
  return { part, ...Object.fromEntries(SWITCHES.map((each) => [each, USUAL_LOOKS[each] !== turned.includes(each)])) };
}

/** Once the file of the page's link is open, what the link describes is shown. */
function followAwaited(): void {
  const { link } = useAwaited.getState();
  if (!link || useSession.getState().files.length === 0) return;
  // The session still has to show what it opened: the link goes after that.
  setTimeout(() => {
    if (useAwaited.getState().link === link && apply(link)) useAwaited.setState({ link: null });
  });
}

/** The name of the file that a link waits for. */
export function awaitedFile({ path }: LinkedView): string {
  return topLevelPath(path).slice(1);
}
