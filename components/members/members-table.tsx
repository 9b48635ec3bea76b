"use client";
import { MemberMenu } from "#components/members/member-menu";
import { roleLabels } from "#components/rooms/role-labels";
import { Avatar } from "#components/ui/avatar";
import { Badge } from "#components/ui/badge";
import { RelativeTime } from "#components/ui/relative-time";
import { Table, TableCell, TableFrame, TableHead, TableRow } from "#components/ui/table";
import { roleDescriptions, type RoomRole } from "#lib/access/permissions";
import type { MemberItem } from "#lib/members/dto";

type MembersTableProps = {
  members: MemberItem[];
  onRole: (member: MemberItem, role: RoomRole) => void;
  onRemove: (member: MemberItem) => void;
};

/** The people of a room in rows; on a phone, the role stands below the address. */
export function MembersTable({ members, onRole, onRemove }: MembersTableProps) {
  return (
    <TableFrame>
      <Table>
        <thead>
          <tr>
            <TableHead>Name</TableHead>
            <TableHead className="hidden sm:table-cell">Role</TableHead>
            <TableHead className="hidden sm:table-cell">Added</TableHead>
            <TableHead className="w-10">
              <span className="sr-only">Actions</span>
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <TableRow key={member.userId}>
              <TableCell className="w-full max-w-0 py-2">
                <Person member={member} />
              </TableCell>
              <TableCell className="hidden sm:table-cell">
                <span title={roleDescriptions[member.role]}>{roleLabels[member.role]}</span>
              </TableCell>
              <TableCell className="text-muted-foreground hidden sm:table-cell">
                <RelativeTime value={member.joinedAt} />
              </TableCell>
              <TableCell className="text-right">
                <MemberMenu
                  member={member}
                  onRole={(role) => onRole(member, role)}
                  onRemove={() => onRemove(member)}
                />
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}

function Person({ member }: { member: MemberItem }) {
  return (
    <div className="flex items-center gap-3">
      <Avatar name={member.name} size="md" />
      <div className="min-w-0">
        <p className="flex items-center gap-2">
          <span className="truncate font-medium">{member.name}</span>
          {member.isYou ? <Badge tone="outline">You</Badge> : null}
        </p>
        <p className="text-caption text-muted-foreground truncate">{member.email}</p>
        <p className="text-caption text-muted-foreground sm:hidden">{roleLabels[member.role]}</p>
      </div>
    </div>
  );
}
