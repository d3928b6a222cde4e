/** Whether a store failed because there is no room left: of the disk, of its file, of the database's disk. */
export function isOutOfSpace(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, cause, message } = error as Error & { code?: unknown }
  // ENOSPC and EDQUOT by name and by number; MDB_MAP_FULL; OutOfDiskSpace of MongoDB.
  if (['ENOSPC', 'EDQUOT', 28, 122, -30792, 14031].some((each) => each === code)) return true
  return /no space left on device|MDB_MAP_FULL/i.test(message) || (cause !== undefined && isOutOfSpace(cause))
}
