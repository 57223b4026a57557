// Inline icons, drawn on a 20 px grid in the current colour. Decorative: the name is on the control.

const PATHS = {
  search: 'M9 3.5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11M13.2 13.2 17 17',
  close: 'M5 5l10 10M15 5L5 15',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  moon: 'M16.5 11.8A7 7 0 0 1 8.2 3.5a7 7 0 1 0 8.3 8.3',
  sun: 'M10 6.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7M10 2v2M10 16v2M2 10h2M16 10h2M4.3 4.3l1.4 1.4M14.3 14.3l1.4 1.4M4.3 15.7l1.4-1.4M14.3 5.7l1.4-1.4',
  screen: 'M3 4h14v9.5H3zM7.5 17h5M10 13.5V17',
  bell: 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5h3',
  down: 'M5 8l5 5 5-5',
  right: 'M8 5l5 5-5 5',
  left: 'M12 5l-5 5 5 5',
  plus: 'M10 4v12M4 10h12',
  check: 'M4 10.5l4 4 8-9',
  file: 'M5 2.5h6.5L15.5 6.5v11h-10.5zM11.5 2.5v4h4',
  print: 'M6 7V3h8v4M4 7h12v7h-2.5M6.5 14H4V7M6.5 11.5h7V17h-7z',
  trash: 'M4 6h12M8 6V4h4v2M6 6l.7 11h6.6L14 6',
  calendar: 'M3.5 5h13v12h-13zM3.5 8.5h13M7 3v4M13 3v4',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
