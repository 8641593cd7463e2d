namespace RedStation.Domain.Districts;

/// <summary>How far the adcodes on an account reach.</summary>
public static class DistrictScope
{
    /// <summary>
    /// Whether one of the adcodes reaches the district. <c>330000</c> reaches all of the province, <c>330100</c> all of the city, and
    /// <c>330106</c> itself. An adcode that is not six digits reaches nothing.
    /// </summary>
    /// <param name="adcodes">The adcodes on an account.</param>
    /// <param name="district">The adcode of a district, six digits.</param>
    public static bool Covers(IEnumerable<string> adcodes, string district) =>
        IsAdcode(district) && adcodes.Any(adcode => IsAdcode(adcode) && district.StartsWith(Reach(adcode), StringComparison.Ordinal));

    /// <summary>The digits that a district must begin with to be reached by an adcode: two, four or all six.</summary>
    public static string Reach(string adcode) => adcode switch
    {
        _ when adcode.EndsWith("0000", StringComparison.Ordinal) => adcode[..2],
        _ when adcode.EndsWith("00", StringComparison.Ordinal) => adcode[..4],
        _ => adcode,
    };

    /// <summary>Whether a text is an adcode: six digits that begin with a province.</summary>
    public static bool IsAdcode(string text) => text.Length == 6 && text.All(char.IsAsciiDigit) && text[..2] != "00";
}
