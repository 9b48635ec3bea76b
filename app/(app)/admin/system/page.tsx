import type { Metadata } from "next";
import { FactList } from "#components/system/fact-list";
import { HealthList } from "#components/system/health-list";
import { SettingsTable } from "#components/system/settings-table";
import { Page, Section } from "#components/ui/page";
import { PageHeader } from "#components/ui/page-header";
import { pageActor } from "#lib/auth/page-actor";
import { describeSystem } from "#lib/health/describe-system";
import { orNotFound } from "#lib/http/or-not-found";

export const metadata: Metadata = { title: "System" };

export default async function SystemPage() {
  const actor = await pageActor();
  const system = await orNotFound(describeSystem(actor));
  return (
    <Page>
      <PageHeader
        title="System"
        description={
          system.ready
            ? "Everything that this instance needs works."
            : "Something that this instance needs does not work."
        }
      />
      <div className="grid gap-5 lg:grid-cols-3">
        <Section heading="Health">
          <HealthList parts={system.parts} />
        </Section>
        <Section heading="Storage">
          <FactList facts={system.storage} />
        </Section>
        <Section heading="Versions">
          <FactList facts={system.versions} />
        </Section>
      </div>
      <section aria-label="Settings" className="flex flex-col gap-2">
        <h2 className="text-sm font-semibold">Settings in force</h2>
        <SettingsTable settings={system.settings} />
      </section>
    </Page>
  );
}
