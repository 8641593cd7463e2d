using RedStation.Contracts;
using RedStation.Contracts.Cases;

namespace RedStation.Silo.Cases;

/// <summary>Gives cases of another system to their grains. It can be repeated, also after a crash in the middle: a case is taken once.</summary>
internal sealed class CaseImporter(IGrainFactory grains)
{
    private const int AtOnce = 16;

    /// <summary>Takes them.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cases">Its cases.</param>
    /// <returns>How many were taken or there already, and the source's ids of those that are there with another content.</returns>
    public async Task<CaseImportOutcome> Take(CaseImportFile file, IReadOnlyCollection<ImportCase> cases)
    {
        var outcome = new CaseImportOutcome(0, 0, []);
        foreach (var chunk in cases.Chunk(AtOnce))
        {
            var answers = await Task.WhenAll(chunk.Select(one => Take(file.CaseIdOf(one.SourceId), one)));
            outcome = new CaseImportOutcome(
                outcome.Taken + answers.Count(answer => answer == Answer.Taken),
                outcome.Known + answers.Count(answer => answer == Answer.Known),
                [.. outcome.Changed, .. chunk.Zip(answers).Where(pair => pair.Second == Answer.Changed).Select(pair => pair.First.SourceId)]);
        }

        return outcome;
    }

    private async Task<Answer> Take(string id, ImportCase one)
    {
        var grain = grains.GovernanceCase(id);
        var known = await grain.Get() is not null;
        var answer = await grain.Import(one);
        return answer.Value is not null ? (known ? Answer.Known : Answer.Taken)
            : answer.Refusal is CaseRefusal.OperationIdReused or CaseRefusal.OperationIdTooOld ? Answer.Changed
            : throw new InvalidOperationException($"The case {id} was refused: {answer.Refusal}.");
    }

    private enum Answer
    {
        Taken,
        Known,
        Changed,
    }
}

/// <summary>What came of a file.</summary>
/// <param name="Taken">How many cases are new.</param>
/// <param name="Known">How many were taken before.</param>
/// <param name="Changed">The source's ids of those that were taken before with another content, and stay as they are here.</param>
internal sealed record CaseImportOutcome(int Taken, int Known, IReadOnlyList<string> Changed);
