"use client";
import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { Button } from "#components/ui/button";

const PhoneSheet = lazy(() =>
  import("#components/frame/phone-sheet").then((file) => ({ default: file.PhoneSheet })),
);

/** On a phone the sidebar is a sheet; going somewhere closes it. */
export function PhoneMenu({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const [openAt, setOpenAt] = useState<string | null>(null);
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        size="icon"
        aria-label="Menu"
        aria-haspopup="dialog"
        className="md:hidden"
        onClick={() => {
          setWanted(true);
          setOpenAt(pathname);
        }}
      >
        <Menu aria-hidden />
      </Button>
      {wanted ? (
        <Suspense fallback={null}>
          <PhoneSheet open={openAt === pathname} onClose={() => setOpenAt(null)}>
            {children}
          </PhoneSheet>
        </Suspense>
      ) : null}
    </>
  );
}
