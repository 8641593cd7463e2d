namespace RedStation.Tests.Load.Running;

/// <summary>Something that can be run.</summary>
public interface IScenario
{
    /// <summary>Its name on the command line.</summary>
    string Name { get; }

    /// <summary>One sentence for the help.</summary>
    string About { get; }

    /// <summary>Whether it needs every core for its servers, so that this program shares them unless told otherwise.</summary>
    bool SharesCores => false;

    /// <summary>Runs it; what is wrong goes into the report.</summary>
    Task Execute(Run run);
}
