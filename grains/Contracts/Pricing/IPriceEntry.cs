namespace RedStation.Contracts.Pricing;

/// <summary>A line of a public price list.</summary>
public interface IPriceEntry
{
    /// <summary>The list's name: in the database, and before <c>-prices</c> in addresses.</summary>
    static abstract string List { get; }

    /// <summary>What the line is known by through all versions: the kind of task, or the service's id.</summary>
    string Key { get; }

    /// <summary>Its name for people, Chinese.</summary>
    string Name { get; }

    /// <summary>Its name for people, English.</summary>
    string NameEn { get; }
}
