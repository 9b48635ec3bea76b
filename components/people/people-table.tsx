"use client";
import { PersonMenu, type PersonAction } from "#components/people/person-menu";
import { Avatar } from "#components/ui/avatar";
import { Badge } from "#components/ui/badge";
import { RelativeTime } from "#components/ui/relative-time";
import { Table, TableCell, TableFrame, TableHead, TableRow } from "#components/ui/table";
import type { UserDto } from "#lib/users/dto";

type PeopleTableProps = {
  people: UserDto[];
  ownId: string;
  onAction: (person: UserDto, action: PersonAction) => void;
};

function Role({ person }: { person: UserDto }) {
  return person.instanceRole === "admin" ? <Badge tone="good">Administrator</Badge> : <Badge>Member</Badge>;
}

function Seen({ person }: { person: UserDto }) {
  if (person.disabledAt) return <Badge tone="attention">Disabled</Badge>;
  return person.lastSeenAt ? <RelativeTime value={person.lastSeenAt} /> : "Not yet";
}

/** People in rows; on a phone, role and last visit stand below the address. */
export function PeopleTable({ people, ownId, onAction }: PeopleTableProps) {
  return (
    <TableFrame>
      <Table>
        <thead>
          <tr>
            <TableHead>Name</TableHead>
            <TableHead className="hidden sm:table-cell">Role</TableHead>
            <TableHead className="hidden sm:table-cell">Last seen</TableHead>
            <TableHead className="hidden lg:table-cell">Added</TableHead>
            <TableHead className="w-10">
              <span className="sr-only">Actions</span>
            </TableHead>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <TableRow key={person.id}>
              <TableCell className="max-w-0 py-2 sm:w-1/2">
                <div className="flex items-center gap-3">
                  <Avatar name={person.name} size="md" />
                  <div className="min-w-0">
                    <p className="flex items-center gap-2">
                      <span className="truncate font-medium">{person.name}</span>
                      {person.id === ownId ? <Badge tone="outline">You</Badge> : null}
                    </p>
                    <p className="text-caption text-muted-foreground truncate">{person.email}</p>
                    <p className="text-caption text-muted-foreground mt-1 flex items-center gap-2 sm:hidden">
                      <Role person={person} />
                      <Seen person={person} />
                    </p>
                  </div>
                </div>
              </TableCell>
              <TableCell className="hidden sm:table-cell">
                <Role person={person} />
              </TableCell>
              <TableCell className="text-muted-foreground hidden sm:table-cell">
                <Seen person={person} />
              </TableCell>
              <TableCell className="text-muted-foreground hidden lg:table-cell">
                <RelativeTime value={person.createdAt} />
              </TableCell>
              <TableCell>
                {person.id === ownId ? null : (
                  <PersonMenu person={person} onAction={(action) => onAction(person, action)} />
                )}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}
