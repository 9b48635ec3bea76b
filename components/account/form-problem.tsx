/** What went wrong with a form as a whole; read out when it appears. */
export function FormProblem({ children }: { children: string | null }) {
  return (
    <div role="alert" aria-live="assertive" className={children ? undefined : "sr-only"}>
      {children ? (
        <p className="bg-destructive-subtle text-destructive-text rounded-md px-3 py-2 text-sm">{children}</p>
      ) : null}
    </div>
  );
}
