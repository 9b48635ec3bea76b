"use client";
import { useMutation } from "@tanstack/react-query";
import { FormProblem } from "#components/account/form-problem";
import { api, messageOf } from "#components/api-client";
import { Button } from "#components/ui/button";
import type { AcceptedInvitation } from "#lib/invitations/dto";

/** Accepts an invitation as the signed-in person, and goes to the room. */
export function AcceptInvitation({ token }: { token: string }) {
  const accept = useMutation({
    mutationFn: () =>
      api<AcceptedInvitation>("/api/v1/invitations/accept", { method: "POST", body: { token } }),
    onSuccess: ({ roomId }) => location.assign(`/rooms/${roomId}`),
  });
  return (
    <div className="flex flex-col gap-4">
      <FormProblem>{accept.isError ? messageOf(accept.error) : null}</FormProblem>
      <Button
        variant="primary"
        size="lg"
        pending={accept.isPending || accept.isSuccess}
        onClick={() => accept.mutate()}
      >
        Accept and open the room
      </Button>
    </div>
  );
}
