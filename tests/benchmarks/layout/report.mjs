// The table of the layout benchmark.

const RIVALS = ["elk", "elk-ports", "dagre"];
const OURS = ["ours", "ours-right", "ours-down", "ours-compact", "ours-first"];
const ENGINES = [...OURS, ...RIVALS];
/** Graphs that are only there to see how long they take. */
const FOR_TIME = /^(chain|star|dense)-/;

/** How clear a drawing is: less is better. */
const faults = (drawing, how) => drawing[how].crossings + drawing[how].overlaid + drawing[how].overTables + drawing.tablesOverlap;

/** The table as Markdown, and what it comes to. */
export function report(figures) {
  const schemas = [...new Set(figures.map(({ schema }) => schema))];
  const of = (schema, engine) => figures.find((row) => row.schema === schema && row.engine === engine);
  schemas.sort((a, b) => of(a, "ours").tables - of(b, "ours").tables || a.localeCompare(b));
  const compared = schemas.filter((schema) => !FOR_TIME.test(schema));
  const parts = [];
  const summaries = {};
  for (const [how, title] of [["own", "Each engine with its own lines"], ["routed", "Every engine's places with our router"]]) {
    const { lines, summary } = compare(compared, of, how);
    parts.push(`## ${title}\n`, ...lines, "");
    summaries[how] = summary;
  }
  parts.push("## Time, in milliseconds\n", ...times(schemas, of));
  return { table: `${parts.join("\n")}\n`, summary: summaries };
}

function compare(schemas, of, how) {
  const engines = ENGINES.filter((engine) => schemas.some((schema) => of(schema, engine)));
  const summary = {};
  for (const engine of engines) {
    const rows = schemas.map((schema) => of(schema, engine)).filter(Boolean);
    const ratio = (value) => geometricMean(rows.map((row) => value(row) / Math.min(...RIVALS.map((rival) => value(of(row.schema, rival) ?? row)))));
    summary[engine] = {
      faults: rows.reduce((sum, row) => sum + faults(row, how), 0),
      crossings: rows.reduce((sum, row) => sum + row[how].crossings, 0),
      overlaid: rows.reduce((sum, row) => sum + row[how].overlaid, 0),
      overTables: rows.reduce((sum, row) => sum + row[how].overTables, 0),
      tablesOverlap: rows.reduce((sum, row) => sum + row.tablesOverlap, 0),
      // One more than counted, since there are drawings without a fault.
      faultsRatio: ratio((row) => faults(row, how) + 1),
      lengthRatio: ratio((row) => row[how].length),
      areaRatio: ratio((row) => row[how].area),
      aspect: geometricMean(rows.map((row) => row[how].aspect)),
      clearest: rows.filter((row) => RIVALS.every((rival) => rival === engine || faults(row, how) <= faults(of(row.schema, rival) ?? row, how))).length,
      within: rows.filter((row) => ["length", "area"].every((key) => row[how][key] <= 1.2 * Math.min(...RIVALS.map((rival) => (of(row.schema, rival) ?? row)[how][key])))).length,
    };
  }
  const lines = [
    "| engine | faults | crossings | lines on lines | over tables | tables on tables | faults ÷ best rival | length ÷ best rival | area ÷ best rival | aspect | clearest | within 1.2 |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...engines.map((engine) => {
      const row = summary[engine];
      const cells = [row.faults, row.crossings, row.overlaid, row.overTables, row.tablesOverlap, row.faultsRatio.toFixed(2), row.lengthRatio.toFixed(2), row.areaRatio.toFixed(2), row.aspect.toFixed(2), `${row.clearest} of ${schemas.length}`, `${row.within} of ${schemas.length}`];
      return `| ${engine} | ${cells.join(" | ")} |`;
    }),
    "",
    `| schema | tables | relations | ${engines.map((engine) => `${engine}: faults, length, area, aspect`).join(" | ")} |`,
    `| --- | ---: | ---: | ${engines.map(() => "---").join(" | ")} |`,
    ...schemas.map((schema) => {
      const ours = of(schema, "ours");
      const cells = engines.map((engine) => {
        const row = of(schema, engine);
        return row ? `${faults(row, how)}, ${(row[how].length / 1e3).toFixed(1)}, ${(row[how].area / 1e6).toFixed(1)}, ${row[how].aspect.toFixed(1)}` : "failed";
      });
      return `| ${schema} | ${ours.tables} | ${ours.relations} | ${cells.join(" | ")} |`;
    }),
  ];
  return { lines, summary };
}

function times(schemas, of) {
  return [
    `| schema | tables | relations | ${ENGINES.join(" | ")} |`,
    `| --- | ---: | ---: | ${ENGINES.map(() => "---:").join(" | ")} |`,
    ...schemas.map((schema) => {
      const ours = of(schema, "ours");
      const cells = ENGINES.map((engine) => of(schema, engine)?.milliseconds.toFixed(1) ?? "failed");
      return `| ${schema} | ${ours.tables} | ${ours.relations} | ${cells.join(" | ")} |`;
    }),
  ];
}

function geometricMean(values) {
  return Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);
}
