/** "+8613800001001" as it is read here: "138 0000 1001". */
export function mobileWords(mobile: string): string {
  return mobile.replace(/^\+86(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');
}
