import { toast } from "sonner";

/** Puts text on the clipboard and says so. */
export async function copyText(text: string, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast.success(`Copied ${what}`, { duration: 1800 });
  } catch {
    // Without permission, or where the page is not served securely.
    if (copyByCommand(text)) toast.success(`Copied ${what}`, { duration: 1800 });
    else toast.error("The browser does not let this page use the clipboard.");
  }
}

function copyByCommand(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "visually-hidden";
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
