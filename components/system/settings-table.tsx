import { Table, TableCell, TableFrame, TableHead, TableRow } from "#components/ui/table";
import type { SettingInForce } from "#lib/health/dto";

/** The settings in force; secrets are only told to be set or not. */
export function SettingsTable({ settings }: { settings: readonly SettingInForce[] }) {
  return (
    <TableFrame>
      <Table>
        <thead>
          <tr>
            <TableHead>Setting</TableHead>
            <TableHead>In force</TableHead>
            <TableHead className="max-sm:hidden">What it is</TableHead>
          </tr>
        </thead>
        <tbody>
          {settings.map((setting) => (
            <TableRow key={setting.name}>
              <TableCell className="figures max-sm:break-all">{setting.name}</TableCell>
              <TableCell className="figures break-all">{setting.value}</TableCell>
              <TableCell className="text-caption text-muted-foreground max-sm:hidden">
                {setting.meaning}
              </TableCell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </TableFrame>
  );
}
