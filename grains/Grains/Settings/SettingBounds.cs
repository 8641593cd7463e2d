using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace RedStation.Grains.Settings;

/// <summary>Between what a setting must lie.</summary>
/// <param name="Least">The least value, or where it begins when <paramref name="Above"/>.</param>
/// <param name="Most">The greatest value.</param>
/// <param name="Above">Whether the least is itself too little.</param>
/// <param name="Text">The bounds with their unit, as they are shown.</param>
internal sealed record SettingBounds(IComparable Least, IComparable Most, bool Above, string Text)
{
    /// <summary>Reads what an options class declares.</summary>
    /// <param name="range">The declaration.</param>
    /// <param name="type">The setting's type.</param>
    /// <param name="unit">What a number counts; null when that goes without saying.</param>
    public static SettingBounds Of(RangeAttribute range, Type type, string? unit)
    {
        var (least, most) = (Read(range.Minimum, type), Read(range.Maximum, type));
        var text = $"{(range.MinimumIsExclusive ? "above " : "")}{SettingValue.Text(least)} to {SettingValue.Text(most)}";
        return new(least, most, range.MinimumIsExclusive, unit is null ? text : $"{text} {unit}");
    }

    /// <summary>Whether a value lies between them.</summary>
    public bool Holds(IComparable value) => (Above ? value.CompareTo(Least) > 0 : value.CompareTo(Least) >= 0) && value.CompareTo(Most) <= 0;

    private static IComparable Read(object bound, Type type) => type == typeof(TimeSpan)
        ? TimeSpan.Parse((string)bound, CultureInfo.InvariantCulture)
        : (IComparable)Convert.ChangeType(bound, type, CultureInfo.InvariantCulture);
}
