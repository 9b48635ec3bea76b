"use client";
import { PageFailure, type PageFailureProps } from "#components/frame/page-failure";

export default function ErrorPage(props: PageFailureProps) {
  return (
    <main className="flex min-h-dvh">
      <PageFailure {...props} />
    </main>
  );
}
