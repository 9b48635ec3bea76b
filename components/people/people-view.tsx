"use client";
import { useMutation } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { api, ApiError, messageOf } from "#components/api-client";
import { CreatePersonDialog } from "#components/people/create-person-dialog";
import { LinkDialog, type PasswordLink } from "#components/people/link-dialog";
import { PeopleTable } from "#components/people/people-table";
import type { PersonAction } from "#components/people/person-menu";
import { usePeople, useRefreshPeople, useUpdatePerson, type PeoplePage } from "#components/people/use-people";
import { AlertDialog } from "#components/ui/alert-dialog";
import { Button } from "#components/ui/button";
import { EmptyState } from "#components/ui/empty-state";
import { ErrorState } from "#components/ui/error-state";
import { Input } from "#components/ui/input";
import { Page } from "#components/ui/page";
import { PageHeader } from "#components/ui/page-header";
import { toast } from "#components/ui/toast";
import type { OneTimeLinkDto, UserDto } from "#lib/users/dto";

/** Everybody with an account, and what an administrator does for them. */
export function PeopleView({ initial, ownId }: { initial: PeoplePage; ownId: string }) {
  const [typed, setTyped] = useState("");
  const q = useDeferredValue(typed.trim());
  const people = usePeople(q, initial);
  const refresh = useRefreshPeople();
  const update = useUpdatePerson();
  const [link, setLink] = useState<PasswordLink | null>(null);
  const [disabling, setDisabling] = useState<UserDto | null>(null);
  const makeLink = useMutation({
    mutationFn: (person: UserDto) =>
      api<OneTimeLinkDto>(`/api/v1/users/${person.id}/password-reset`, { method: "POST" }),
    onSuccess: (made, person) => setLink({ name: person.name, link: made }),
    onError: (error) => toast.error("No link was made", { description: messageOf(error) }),
  });

  const setRole = (person: UserDto, instanceRole: "admin" | "member") => {
    const undo = () => update.mutate({ person, changes: { instanceRole: person.instanceRole } });
    const now = instanceRole === "admin" ? "an administrator" : "a member";
    const onSuccess = () => void toast.success(`${person.name} is ${now} now`, { undo });
    update.mutate({ person, changes: { instanceRole } }, { onSuccess });
  };
  const onAction = (person: UserDto, action: PersonAction) => {
    if (action === "link") return makeLink.mutate(person);
    if (action === "promote") return setRole(person, "admin");
    if (action === "demote") return setRole(person, "member");
    if (action === "disable") return setDisabling(person);
    const onSuccess = () => void toast.success(`${person.name} can sign in again`);
    update.mutate({ person, changes: { disabled: false } }, { onSuccess });
  };
  const found = people.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <Page>
      <PageHeader
        title="People"
        description="Everybody who can sign in. Being here opens no room."
        actions={
          <CreatePersonDialog
            onCreated={(person, made) => {
              refresh();
              setLink(made);
              toast.success(`Added ${person.name}`);
            }}
          />
        }
      />
      <Input
        type="search"
        aria-label="Find people by name or address"
        placeholder="Find by name or address"
        className="max-w-xs"
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p role="status" className="sr-only">
        {q && !people.isPlaceholderData ? `${found.length}${people.hasNextPage ? " or more" : ""} found` : ""}
      </p>
      {people.isError ? (
        <ErrorState
          description={messageOf(people.error)}
          requestId={people.error instanceof ApiError ? people.error.requestId : null}
          onRetry={() => void people.refetch()}
        />
      ) : found.length === 0 && !people.isPending ? (
        <EmptyState
          icon={<SearchX />}
          title="Nobody found"
          description="No name and no address has this in it."
          action={<Button onClick={() => setTyped("")}>Show everybody</Button>}
        />
      ) : (
        <PeopleTable people={found} ownId={ownId} onAction={onAction} />
      )}
      {people.hasNextPage ? (
        <Button
          className="self-center"
          pending={people.isFetchingNextPage}
          onClick={() => void people.fetchNextPage()}
        >
          Show more
        </Button>
      ) : null}
      <LinkDialog shown={link} onClose={() => setLink(null)} />
      <AlertDialog
        open={disabling !== null}
        onOpenChange={(open) => (open ? undefined : setDisabling(null))}
        title={`Disable the account of ${disabling?.name ?? "this person"}?`}
        description="They are signed out at once everywhere, their API tokens are revoked, and they can't sign in. Their files and rooms stay. You can enable the account again at any time."
        confirmLabel="Disable account"
        onConfirm={() => {
          if (!disabling) return;
          const onSuccess = () => void toast.success(`${disabling.name} is signed out and can't sign in`);
          update.mutate({ person: disabling, changes: { disabled: true } }, { onSuccess });
          setDisabling(null);
        }}
      />
    </Page>
  );
}
