"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { cn } from "#components/ui/cn";

const themes = [
  { value: "system", label: "As the system", Icon: Monitor },
  { value: "light", label: "Light", Icon: Sun },
  { value: "dark", label: "Dark", Icon: Moon },
] as const;

const never = () => () => undefined;

/** Light, dark, or what the system says; kept in this browser. */
export function ThemeChoice() {
  const { theme, setTheme } = useTheme();
  // the server does not know the choice, so nothing is marked until the page is alive
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">Theme</legend>
      {themes.map(({ value, label, Icon }) => (
        <label
          key={value}
          className={cn(
            "hover:bg-hover flex h-9 items-center gap-2 rounded-md border px-3 text-sm pointer-coarse:h-11",
            "has-checked:border-primary-text has-checked:bg-primary-subtle has-checked:text-primary-text",
            "has-focus-visible:outline-ring has-focus-visible:outline-2 has-focus-visible:outline-offset-2",
          )}
        >
          <input
            type="radio"
            name="theme"
            value={value}
            className="sr-only"
            checked={alive && (theme ?? "system") === value}
            onChange={() => setTheme(value)}
          />
          <Icon aria-hidden className="size-4" />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
