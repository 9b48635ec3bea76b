"use client";
import { PageFailure, type PageFailureProps } from "#components/frame/page-failure";

/** Inside the frame, so that one can go elsewhere. */
export default function ErrorPage(props: PageFailureProps) {
  return <PageFailure {...props} />;
}
