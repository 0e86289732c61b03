/** A party in a parliament that has to form a cabinet. */
export interface Party {
  /** Unique in its election. */
  id: string;
  name: string;
  /** Seats in the new parliament: its capability. */
  seats: number;
  /** Left (0) to right (100); missing where no source places it. */
  position?: number | undefined;
  /** Whether it sat in the cabinet before the election, and whether it led that cabinet. */
  inFormer: boolean;
  ledFormer: boolean;
  /** Whether it is in the new cabinet, and leads it; missing where that is to be forecast. */
  inCabinet?: boolean;
  leads?: boolean;
}

/** An election after which parties bargain over a cabinet. */
export interface Election {
  id: string;
  /** Elections of one country are left out together. */
  country: string;
  /** Election day, yyyy-mm-dd. */
  date: string;
  /** Seats in parliament. */
  seats: number;
  parties: Party[];
  /** Cabinets of the country that began before election day: how many, and the mean share (0-1) of the seats that they held. */
  earlier?: { cabinets: number; share: number } | undefined;
  /** Whether there was a cabinet before it. */
  hasFormer: boolean;
  /** Seat-weighted position of the cabinet before it, 0-100; missing if none of its parties has one. */
  formerPosition?: number;
  /** Seat-weighted position of the new cabinet, 0-100; missing if none of its parties has one. */
  cabinetPosition?: number;
}
