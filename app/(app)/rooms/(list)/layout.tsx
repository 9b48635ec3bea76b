import type { ReactNode } from "react";
import { QueryStateProvider } from "#components/query-state-provider";

export default function QueryStateLayout({ children }: { children: ReactNode }) {
  return <QueryStateProvider>{children}</QueryStateProvider>;
}
