"use client";
import { Eye, EyeOff } from "lucide-react";
import { useState, type ComponentProps, type KeyboardEvent } from "react";
import { Button } from "#components/ui/button";
import { cn } from "#components/ui/cn";
import { Input } from "#components/ui/input";

type PasswordInputProps = Omit<ComponentProps<"input">, "type" | "autoComplete"> & {
  autoComplete: "current-password" | "new-password";
};

/** A password that can be looked at, with a word of warning while Caps Lock is on. */
export function PasswordInput({ className, onKeyUp, onBlur, ...props }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const watchCapsLock = (event: KeyboardEvent<HTMLInputElement>) => {
    setCapsLock(event.getModifierState("CapsLock"));
    onKeyUp?.(event);
  };
  return (
    <div>
      <div className="relative">
        <Input
          {...props}
          type={shown ? "text" : "password"}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          className={cn("pr-10 pointer-coarse:pr-12", className)}
          onKeyUp={watchCapsLock}
          onBlur={(event) => {
            setCapsLock(false);
            onBlur?.(event);
          }}
        />
        <Button
          variant="ghost"
          size="icon-sm"
          className="text-muted-foreground absolute top-1 right-1 pointer-coarse:top-0 pointer-coarse:right-0"
          aria-label={shown ? "Hide password" : "Show password"}
          aria-pressed={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </Button>
      </div>
      <p role="status" className={cn("text-caption text-warning-text", capsLock && "mt-1.5")}>
        {capsLock ? "Caps Lock is on" : ""}
      </p>
    </div>
  );
}
