"use client";
import { useState } from "react";
import { Button } from "#components/ui/button";

/** Signs out and comes back to this invitation. */
async function signOutHere(): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await signOut({ callbackUrl: location.pathname });
}

/** For somebody who opened another person's invitation, or their own with another account. */
export function OtherAccount({ invited, signedIn }: { invited: string; signedIn: string }) {
  const [leaving, setLeaving] = useState(false);
  return (
    <div className="flex flex-col gap-4">
      <p className="bg-warning-subtle text-warning-text rounded-md px-3 py-2 text-sm">
        This invitation is for {invited}. You are signed in as {signedIn}.
      </p>
      <Button
        pending={leaving}
        onClick={() => {
          setLeaving(true);
          void signOutHere();
        }}
      >
        Sign out to accept it
      </Button>
    </div>
  );
}
