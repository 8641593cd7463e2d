using System.Globalization;
using System.Resources;

namespace RedStation.Api.Open311;

/// <summary>What people read in answers of GeoReport: Chinese, or English when the caller prefers it.</summary>
internal static class Open311Texts
{
    private static readonly ResourceManager Resources = new("RedStation.Api.Open311.Open311Texts", typeof(Open311Texts).Assembly);

    /// <summary>Whether the caller reads English.</summary>
    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>A text in the caller's language.</summary>
    public static string Of(string name) => Resources.GetString(name, CultureInfo.CurrentUICulture) ?? name;
}
