namespace RedStation.Silo.Checks;

/// <summary>How bad a finding is.</summary>
internal enum FindingLevel
{
    /// <summary>Worth knowing; the program works.</summary>
    Warning = 0,

    /// <summary>To be mended before anything starts.</summary>
    Error = 1,
}
