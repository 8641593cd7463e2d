namespace RedStation.Domain.Accounts;

/// <summary>Whose count is full when something is refused.</summary>
public enum SignInScope
{
    /// <summary>The caller's address.</summary>
    Address = 0,

    /// <summary>The block of addresses around it.</summary>
    Block = 1,

    /// <summary>The caller's address for this phone.</summary>
    AddressAndPhone = 2,

    /// <summary>All strangers for this phone.</summary>
    Phone = 3,

    /// <summary>A known device for its own phone.</summary>
    KnownDevice = 4,

    /// <summary>All strangers for all phones.</summary>
    Everybody = 5,

    /// <summary>All known devices.</summary>
    EveryKnownDevice = 6,

    /// <summary>The pause between two codes that one caller asks for one phone.</summary>
    Pause = 7,

    /// <summary>Codes that could not be sent.</summary>
    Unsent = 8,

    /// <summary>Wrong codes and passwords.</summary>
    Guesses = 9,

    /// <summary>Codes of redemptions that nobody has.</summary>
    RedeemGuesses = 10,

    /// <summary>Reports without account from an address.</summary>
    PublicReportsOfAddress = 11,

    /// <summary>Reports without account from a block of addresses.</summary>
    PublicReportsOfBlock = 12,

    /// <summary>Reports without account in a district.</summary>
    PublicReportsOfDistrict = 13,

    /// <summary>Codes of reports that nobody was given.</summary>
    ReportCodeGuesses = 14,
}
