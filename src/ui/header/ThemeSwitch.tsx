import { Monitor, Moon, Sun } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { type Theme, useSettings } from "../../state/settings.ts";

const THEMES = {
  system: { word: "As the system", icon: Monitor },
  light: { word: "Light", icon: Sun },
  dark: { word: "Dark", icon: Moon },
} satisfies Record<Theme, { word: string; icon: typeof Sun }>;

export function ThemeSwitch() {
  const theme = useSettings((state) => state.theme);
  const setTheme = useSettings((state) => state.setTheme);
  const Current = THEMES[theme].icon;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="icon-button" aria-label={`Theme: ${THEMES[theme].word}`} title="Theme">
        <Current size={16} aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={4}>
          <DropdownMenu.RadioGroup value={theme} onValueChange={(value) => setTheme(value as Theme)}>
            {Object.entries(THEMES).map(([value, { word, icon: Icon }]) => (
              <DropdownMenu.RadioItem key={value} value={value} className="menu-item">
                <Icon size={14} aria-hidden /> {word}
                <DropdownMenu.ItemIndicator className="key">✓</DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
