namespace RedStation.Api.Http.Problems;

/// <summary>A refusal from where no answer can be given. Whoever throws it says what is answered; it is no fault and is not logged.</summary>
/// <param name="answer">What the caller is told.</param>
public sealed class RefusedException(IResult answer) : Exception("The request was refused.")
{
    /// <summary>What the caller is told.</summary>
    public IResult Answer { get; } = answer;
}
