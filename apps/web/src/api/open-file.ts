// Opens bytes that only a session may read in a new tab; a plain link would carry no token.
export async function openFile(read: () => Promise<Blob>) {
  const tab = window.open('', '_blank');
  try {
    const url = URL.createObjectURL(await read());
    if (tab) tab.location.href = url;
    else window.location.assign(url);
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  } catch (error) {
    tab?.close();
    throw error;
  }
}
