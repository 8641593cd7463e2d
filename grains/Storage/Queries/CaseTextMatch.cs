using System.Collections.Immutable;
using RedStation.Domain.Cases;

namespace RedStation.Storage.Queries;

/// <summary>What a database's own full-text index is asked for. The one place that knows both languages.</summary>
/// <param name="IsPostgres">Whose language.</param>
internal sealed record CaseTextMatch(bool IsPostgres)
{
    /// <summary>The ids of the cases that <c>@Match</c> finds, as a list to select from.</summary>
    public string Source => IsPostgres
        ? "case_texts found WHERE found.vector @@ CAST(@Match AS tsquery)"
        : "case_texts_index JOIN case_texts found ON found.row_key = case_texts_index.rowid WHERE case_texts_index MATCH @Match";

    /// <summary>The value of <c>@Match</c>: every term, each in one of its wordings.</summary>
    public string Query(ImmutableArray<CaseSearchTerm> terms) => string.Join(
        IsPostgres ? " & " : " AND ",
        terms.Select(term => $"({string.Join(IsPostgres ? " | " : " OR ", term.AnyOf.Select(Phrase))})"));

    private string Phrase(string wording)
    {
        var (words, isBeginning) = CaseSearchText.Phrase(wording);
        return IsPostgres
            ? isBeginning ? words[0] + ":*" : $"({string.Join(" <-> ", words)})"
            : isBeginning ? words[0] + "*" : $"\"{string.Join(' ', words)}\"";
    }
}
