import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui/slot";
import type { ComponentProps } from "react";
import { cn } from "#components/ui/cn";

export const buttonStyle = cva(
  [
    "inline-flex shrink-0 items-center justify-center gap-2 rounded-md font-medium whitespace-nowrap select-none",
    "transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50",
    "aria-disabled:cursor-not-allowed aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "bg-primary text-primary-foreground hover:bg-primary-hover",
        secondary: "border bg-background hover:bg-hover",
        ghost: "hover:bg-hover",
        destructive: "bg-destructive text-destructive-foreground hover:bg-destructive-hover",
        link: "text-primary-text underline-offset-4 hover:underline",
      },
      size: {
        sm: "h-7 px-2.5 text-caption pointer-coarse:h-11",
        md: "h-8 px-3 text-sm pointer-coarse:h-11",
        lg: "h-10 px-4 text-sm pointer-coarse:h-11",
        icon: "size-8 pointer-coarse:size-11",
        "icon-sm": "size-7 pointer-coarse:size-11",
      },
    },
    compoundVariants: [{ variant: "link", className: "h-auto px-0 pointer-coarse:min-h-11" }],
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonStyle> & {
    /** gives the look to the child (a link) instead of rendering a button */
    asChild?: boolean;
    /** shown as busy and not to be pressed again */
    pending?: boolean;
  };

/** One `primary` for each view; `destructive` only for what takes something away. Icon sizes need an aria-label. */
export function Button({ asChild, pending, variant, size, className, type, ...props }: ButtonProps) {
  const shared = { className: cn(buttonStyle({ variant, size }), className) };
  if (asChild) return <Slot {...props} {...shared} />;
  return (
    <button
      type={type ?? "button"}
      {...props}
      {...shared}
      disabled={(props.disabled ?? false) || (pending ?? false)}
      aria-busy={pending || undefined}
    />
  );
}
