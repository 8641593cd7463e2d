namespace RedStation.Contracts.Pricing;

/// <summary>A line of a public price list.</summary>
public interface IPriceEntry
{
    /// <summary>The list's name in the database.</summary>
    static abstract string List { get; }

    /// <summary>The list's name in addresses, and of its files.</summary>
    static abstract string Address { get; }

    /// <summary>What the line is known by through all versions: the kind of task, the service's id, or the rule.</summary>
    string Key { get; }

    /// <summary>Its name for people, Chinese.</summary>
    string Name { get; }

    /// <summary>Its name for people, English.</summary>
    string NameEn { get; }
}
