/** The mark: a speech bubble whose tail is an arrow going out. We write first. */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" aria-hidden="true" className="text-accent">
      <path
        d="M4 7.5A3.5 3.5 0 0 1 7.5 4h13A3.5 3.5 0 0 1 24 7.5v8a3.5 3.5 0 0 1-3.5 3.5H12l-5.2 4.6A.5.5 0 0 1 6 23.2V18.7A3.5 3.5 0 0 1 4 15.5Z"
        fill="currentColor"
      />
      <path
        d="M9 11.5h9m0 0-3.5-3.5m3.5 3.5L14.5 15"
        className="stroke-on-accent"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
        fill="none"
      />
    </svg>
  );
}
