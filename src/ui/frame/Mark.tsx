/** The sign of the studio: a seed, and a leaf that grew from it. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <path
        d="M11.6 21.5c0-6 .3-9.2 2.4-12.1"
        fill="none"
        stroke="var(--leaf)"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
      <path d="M12.6 11.2c-.7-4.9 2.2-8.4 8.9-8.7.5 6.3-2.9 9.8-8.9 8.7Z" fill="var(--leaf)" />
      <path
        d="M11.2 16c-4.3.9-7.3-1.2-8-5.900 4.9-.7 8 1.500 8 5.900Z"
        fill="none"
        stroke="var(--leaf)"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
    </svg>
  );
}
