"use client";
import { Check, ChevronDown } from "lucide-react";
import * as Radix from "radix-ui/select";
import type { ComponentProps } from "react";
import { cn } from "#components/ui/cn";
import { controlStyle } from "#components/ui/input";
import { menuItemStyle, menuStyle } from "#components/ui/menu-style";

export type SelectOption = { value: string; label: string; description?: string; disabled?: boolean };

type SelectProps = {
  options: readonly SelectOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  name?: string;
  disabled?: boolean;
  size?: "sm" | "md";
} & Pick<ComponentProps<"button">, "id" | "className" | "aria-label" | "aria-describedby" | "aria-invalid">;

/** One of a few values; values must not be empty strings. */
export function Select({ options, placeholder, size, className, id, ...props }: SelectProps) {
  const { value, defaultValue, onValueChange, name, disabled, ...aria } = props;
  return (
    <Radix.Root
      {...(value !== undefined && { value })}
      {...(defaultValue !== undefined && { defaultValue })}
      {...(onValueChange && { onValueChange })}
      {...(name && { name })}
      {...(disabled && { disabled })}
    >
      <Radix.Trigger
        id={id}
        {...aria}
        className={cn(
          controlStyle,
          "data-placeholder:text-muted-foreground flex items-center justify-between gap-2 text-left",
          size === "sm" ? "h-8 px-2.5 text-sm" : "h-9",
          "pointer-coarse:h-11",
          className,
        )}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <Radix.Icon>
          <ChevronDown className="text-muted-foreground size-4" aria-hidden />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          className={cn(menuStyle, "max-h-80 min-w-(--radix-select-trigger-width)")}
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled ?? false}
                className={cn(menuItemStyle, "h-auto items-start py-1.5 pr-8")}
              >
                <span className="flex flex-col">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.description ? (
                    <span className="text-caption text-muted-foreground max-w-64">{option.description}</span>
                  ) : null}
                </span>
                <Radix.ItemIndicator className="absolute right-2">
                  <Check className="size-4" aria-hidden />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
