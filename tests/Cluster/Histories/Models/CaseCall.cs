namespace RedStation.Tests.Cluster.Histories.Models;

/// <summary>What was done to a case, and answered.</summary>
public abstract record CaseCall
{
    /// <summary>A rider reported it.</summary>
    public sealed record Reported(string Rider) : CaseCall;

    /// <summary>Somebody did something with it.</summary>
    /// <param name="Verb">As in the path of the call.</param>
    /// <param name="By">Who.</param>
    public sealed record Acted(string Verb, string By) : CaseCall;

    /// <summary>A command was refused.</summary>
    /// <param name="Verb">As in the path of the call.</param>
    /// <param name="By">Whose.</param>
    /// <param name="Code">Why.</param>
    public sealed record Refused(string Verb, string By, string Code) : CaseCall;

    /// <summary>Somebody read it.</summary>
    public sealed record Read(string Status, int Reporters) : CaseCall;
}
