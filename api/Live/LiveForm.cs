namespace RedStation.Api.Live;

/// <summary>How a connection is told of the live map.</summary>
public enum LiveForm
{
    /// <summary><c>TileChanged</c> and <c>TileReset</c>, with changed stations whole.</summary>
    Whole,

    /// <summary><c>s</c> and <c>d</c>, with changed counts only.</summary>
    Compact,
}
