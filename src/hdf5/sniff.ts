import { Fault } from "../core/fault.ts";
import type { RangeReader } from "./structure/rangeReader.ts";

interface Signature {
  readonly bytes: readonly number[];
  readonly is: string;
  readonly hint: string;
}

const text = (s: string): number[] => [...s].map((c) => c.charCodeAt(0));
const ONLY_HDF5 = "Only files of the HDF5 family open here.";

/** First bytes of the files that people most often take for HDF5. */
const SIGNATURES: readonly Signature[] = [
  { bytes: text("CDF\x01"), is: "a netCDF-3 file (classic)", hint: "Convert it with “nccopy -k nc4 in.nc out.nc”." },
  {
    bytes: text("CDF\x02"),
    is: "a netCDF-3 file (64-bit offset)",
    hint: "Convert it with “nccopy -k nc4 in.nc out.nc”.",
  },
  {
    bytes: text("CDF\x05"),
    is: "a netCDF-3 file (64-bit data)",
    hint: "Convert it with “nccopy -k nc4 in.nc out.nc”.",
  },
  { bytes: [0x0e, 0x03, 0x13, 0x01], is: "an HDF4 file", hint: "Convert it with “h4toh5”." },
  { bytes: text("PK\x03\x04"), is: "a ZIP archive", hint: "Unpack it first." },
  { bytes: [0x1f, 0x8b], is: "a gzip-compressed file", hint: "Unpack it first, e.g. with “gunzip”." },
  { bytes: text("BZh"), is: "a bzip2-compressed file", hint: "Unpack it first, e.g. with “bunzip2”." },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], is: "an xz-compressed file", hint: "Unpack it first, e.g. with “unxz”." },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], is: "a Zstandard-compressed file", hint: "Unpack it first, e.g. with “unzstd”." },
  {
    bytes: text("MATLAB 5.0"),
    is: "a MATLAB file before version 7.3",
    hint: "Save it in MATLAB with the option -v7.3.",
  },
  { bytes: text("\x93NUMPY"), is: "a NumPy array file", hint: ONLY_HDF5 },
  { bytes: text("GRIB"), is: "a GRIB file", hint: ONLY_HDF5 },
  { bytes: text("SIMPLE  ="), is: "a FITS file", hint: ONLY_HDF5 },
  { bytes: text("PAR1"), is: "a Parquet file", hint: ONLY_HDF5 },
  { bytes: text("%PDF"), is: "a PDF document", hint: ONLY_HDF5 },
  { bytes: [0x89, 0x50, 0x4e, 0x47], is: "a PNG image", hint: ONLY_HDF5 },
  { bytes: [0xff, 0xd8, 0xff], is: "a JPEG image", hint: ONLY_HDF5 },
  { bytes: text("II*\0"), is: "a TIFF image", hint: ONLY_HDF5 },
  { bytes: text("MM\0*"), is: "a TIFF image", hint: ONLY_HDF5 },
];

/** Why a file without HDF5's signature does not open: what it is, and what to do about it. */
export function notHdf5(source: RangeReader): Fault {
  if (source.size === 0) {
    return new Fault("not-hdf5", "This file is empty (0 bytes).", {
      hint: "The copy or the program that wrote it may have failed.",
    });
  }
  const head = source.read(0, Math.min(512, source.size));
  const known = SIGNATURES.find(({ bytes }) => bytes.every((byte, i) => head[i] === byte));
  if (known) return new Fault("not-hdf5", `This is ${known.is}, not HDF5.`, { hint: known.hint });
  if (head.every((byte) => byte === 0)) {
    return new Fault("not-hdf5", "This file begins with zeros and has no HDF5 signature.", {
      hint: "The copy may be incomplete.",
    });
  }
  const start = new TextDecoder("latin1").decode(head).trimStart().toLowerCase();
  if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
    return new Fault("not-hdf5", "This is a web page (HTML), not HDF5.", {
      hint: "The download may have failed: open the link again.",
    });
  }
  if (head.every((byte) => byte >= 0x20 || byte === 9 || byte === 10 || byte === 13)) {
    return new Fault("not-hdf5", "This is a text file, not HDF5.", { hint: ONLY_HDF5 });
  }
  return new Fault("not-hdf5", "This file is not HDF5: it has no HDF5 signature.", { hint: ONLY_HDF5 });
}
