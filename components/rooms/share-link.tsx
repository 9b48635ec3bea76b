"use client";
import { UserPlus } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Button } from "#components/ui/button";

/** Leads to adding people from anywhere in the room; not where that button stands anyway. */
export function ShareLink({ roomId }: { roomId: string }) {
  const people = `/rooms/${roomId}/members`;
  if (usePathname() === people) return null;
  return (
    <Button asChild>
      <Link href={`${people}?add=1`}>
        <UserPlus aria-hidden />
        Share
      </Link>
    </Button>
  );
}
