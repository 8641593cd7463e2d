using RedStation.Contracts;

namespace RedStation.Api.Http.Problems;

/// <summary>Ids of tasks, riders, offers and photos in paths.</summary>
public static class EntityIds
{
    /// <summary>Whether a text can be an id: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>. No grain is woken for one that cannot.</summary>
    public static bool IsId(string? id) =>
        id is { Length: >= 1 and <= Limits.EntityId } && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-');
}
