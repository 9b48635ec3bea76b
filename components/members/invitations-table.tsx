"use client";
import { Link2, X } from "lucide-react";
import { roleLabels } from "#components/rooms/role-labels";
import { Badge } from "#components/ui/badge";
import { Button } from "#components/ui/button";
import { RelativeTime } from "#components/ui/relative-time";
import { Table, TableCell, TableFrame, TableHead, TableRow } from "#components/ui/table";
import { toast } from "#components/ui/toast";
import type { InvitationItem } from "#lib/invitations/dto";

type InvitationsTableProps = {
  invitations: InvitationItem[];
  onRevoke: (invitation: InvitationItem) => void;
};

async function copyLink(invitation: InvitationItem): Promise<void> {
  try {
    await navigator.clipboard.writeText(invitation.link ?? "");
    toast.success("Copied the link", { description: `It works for ${invitation.email} only.` });
  } catch {
    toast.error("The browser does not let us copy", { description: invitation.link ?? "" });
  }
}

/** Seats that are kept for addresses without an account. */
export function InvitationsTable({ invitations, onRevoke }: InvitationsTableProps) {
  return (
    <TableFrame>
      <Table>
        <thead>
          <tr>
            <TableHead>E-mail</TableHead>
            <TableHead className="hidden sm:table-cell">Role</TableHead>
            <TableHead className="hidden sm:table-cell">Holds until</TableHead>
            <TableHead>
              <span className="sr-only">Actions</span>
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {invitations.map((invitation) => (
            <TableRow key={invitation.id}>
              <TableCell className="w-full max-w-0 py-2">
                <p className="truncate font-medium">{invitation.email}</p>
                <p className="text-caption text-muted-foreground sm:hidden">{roleLabels[invitation.role]}</p>
              </TableCell>
              <TableCell className="hidden sm:table-cell">{roleLabels[invitation.role]}</TableCell>
              <TableCell className="text-muted-foreground hidden sm:table-cell">
                {invitation.expired ? (
                  <Badge tone="attention">Expired</Badge>
                ) : (
                  <RelativeTime value={invitation.expiresAt} />
                )}
              </TableCell>
              <TableCell>
                <div className="flex justify-end gap-1">
                  {invitation.link && !invitation.expired ? (
                    <Button
                      size="sm"
                      aria-label={`Copy the link for ${invitation.email}`}
                      onClick={() => void copyLink(invitation)}
                    >
                      <Link2 aria-hidden />
                      Copy link
                    </Button>
                  ) : null}
                  <Button
                    variant="ghost"
                    size="icon-sm"
                    aria-label={`Revoke the invitation of ${invitation.email}`}
                    onClick={() => onRevoke(invitation)}
                  >
                    <X aria-hidden />
                  </Button>
                </div>
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}
