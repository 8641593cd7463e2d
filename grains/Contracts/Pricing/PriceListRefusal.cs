namespace RedStation.Contracts.Pricing;

/// <summary>Why a draft of a price list is not published, or a version not found. Nothing is changed.</summary>
public enum PriceListRefusal
{
    /// <summary>An amount of points or minutes is 0 or less.</summary>
    AmountNotPositive = 0,

    /// <summary>An amount has a fraction.</summary>
    AmountNotWhole = 1,

    /// <summary>An amount is more than a list may say.</summary>
    AmountTooLarge = 2,

    /// <summary>There is no such kind of task.</summary>
    UnknownTaskType = 3,

    /// <summary>The list of the whole city leaves out a kind of task, which could then not be paid.</summary>
    TaskTypeMissing = 4,

    /// <summary>There is no district with that adcode.</summary>
    UnknownDistrict = 5,

    /// <summary>Two entries are of the same kind of task or have the same id.</summary>
    DuplicateEntry = 6,

    /// <summary>The last day is before the first.</summary>
    ValidityReversed = 7,

    /// <summary>The first day is before today: what has been paid cannot be priced anew.</summary>
    ValidityInPast = 8,

    /// <summary>The first day is more than two years ahead.</summary>
    ValidityTooFar = 9,

    /// <summary>There is no entry.</summary>
    ListEmpty = 10,

    /// <summary>There are more entries than a list may have.</summary>
    ListTooLong = 11,

    /// <summary>Somebody has published a version since the one that the draft was made from.</summary>
    OutdatedVersion = 12,

    /// <summary>There is no version with that number in that scope.</summary>
    PriceVersionNotFound = 13,

    /// <summary>There is no such rule.</summary>
    UnknownRule = 14,
}
