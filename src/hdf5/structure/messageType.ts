/** Types of object header messages (File Format Specification 3.0, IV.A.2). */
export const MESSAGE = {
  nil: 0x00,
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  oldFillValue: 0x04,
  fillValue: 0x05,
  link: 0x06,
  externalFiles: 0x07,
  layout: 0x08,
  groupInfo: 0x0a,
  filterPipeline: 0x0b,
  attribute: 0x0c,
  comment: 0x0d,
  sharedMessageTable: 0x0f,
  continuation: 0x10,
  symbolTable: 0x11,
  btreeK: 0x13,
  driverInfo: 0x14,
  attributeInfo: 0x15,
  referenceCount: 0x16,
  cacheImage: 0x18,
} as const;

/** The highest type known to the specification, version 4. */
export const LAST_KNOWN_MESSAGE = 0x18;

/** “Bogus”: programs that are tested write it to see what others make of a message that they do not know. */
export const NEVER_KNOWN_MESSAGE = 0x09;
