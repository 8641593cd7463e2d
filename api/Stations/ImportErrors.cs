using System.Collections.Immutable;

namespace RedStation.Api.Stations;

/// <summary>Collects what is wrong with a file. Keeps the first <see cref="Kept"/> and counts them all.</summary>
public sealed class ImportErrors
{
    /// <summary>How many errors are kept in full.</summary>
    public const int Kept = 1_000;

    private readonly ImmutableArray<ImportError>.Builder errors = ImmutableArray.CreateBuilder<ImportError>();

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>The first of them, in the order of the file.</summary>
    public ImmutableArray<ImportError> First => errors.ToImmutable();

    /// <summary>Notes an error.</summary>
    public void Add(int row, string field, string rule)
    {
        Count++;
        if (errors.Count < Kept)
        {
            errors.Add(new ImportError(row, field, rule));
        }
    }
}
