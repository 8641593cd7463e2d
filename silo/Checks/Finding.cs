namespace RedStation.Silo.Checks;

/// <summary>Something that is wrong with a setup, and what to do about it.</summary>
/// <param name="Level">How bad it is.</param>
/// <param name="Sentence">For the person who runs the program.</param>
internal sealed record Finding(FindingLevel Level, string Sentence)
{
    /// <summary>To be mended before anything starts.</summary>
    public static Finding Error(string sentence) => new(FindingLevel.Error, sentence);

    /// <summary>Worth knowing.</summary>
    public static Finding Warning(string sentence) => new(FindingLevel.Warning, sentence);
}

/// <summary>How bad a finding is.</summary>
internal enum FindingLevel
{
    /// <summary>Worth knowing; the program works.</summary>
    Warning = 0,

    /// <summary>To be mended before anything starts.</summary>
    Error = 1,
}
