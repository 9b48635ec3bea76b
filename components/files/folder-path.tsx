import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Fragment } from "react";
import { folderHref } from "#components/files/files-data";

type FolderPathProps = { room: { id: string; name: string }; path: { id: string; name: string }[] };

/** The way from the top of the room to this folder. */
export function FolderPath({ room, path }: FolderPathProps) {
  if (path.length === 0) return null;
  const steps = [{ id: room.id, name: "All files" }, ...path];
  return (
    <nav aria-label="Folder" className="min-w-0">
      <ol className="flex flex-wrap items-center gap-x-1.5 gap-y-1 text-sm">
        {steps.map(({ id, name }, index) => (
          <Fragment key={id}>
            {index > 0 ? (
              <li aria-hidden>
                <ChevronRight className="text-muted-foreground size-3.5" />
              </li>
            ) : null}
            <li className="max-w-60 min-w-0 truncate">
              {index === steps.length - 1 ? (
                <span aria-current="page" className="font-medium">
                  {name}
                </span>
              ) : (
                <Link href={folderHref(room.id, id)} className="text-muted-foreground hover:text-foreground">
                  {name}
                </Link>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
