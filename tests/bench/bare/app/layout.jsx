/** The least that Next accepts. */
// biome-ignore lint/style/noDefaultExport: one of Next's own files
export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
