export const dynamic = "force-dynamic";

/** Sixty rows that cost no query: what Next and React take for any list page. */
// biome-ignore lint/style/noDefaultExport: one of Next's own files
export default function Page() {
  const rows = Array.from({ length: 60 }, (_, row) => `Ticket ${row}: internet mati sejak kemarin`);
  return (
    <ul>
      {rows.map((row) => (
        <li key={row}>
          <a href="/">{row}</a> <span>Dewi Lestari</span> <time>12:00</time>
        </li>
      ))}
    </ul>
  );
}
