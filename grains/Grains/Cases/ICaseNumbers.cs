namespace RedStation.Grains.Cases;

/// <summary>The numbers of cases, each given once.</summary>
public interface ICaseNumbers
{
    /// <summary>
    /// The number of a case in a district and a class: the next of its series, or the one that was taken for it before. No number is given to two
    /// cases, and none again; one that was taken and then not used is left out.
    /// </summary>
    /// <param name="caseId">The case.</param>
    /// <param name="district">The adcode.</param>
    /// <param name="classId">The class.</param>
    Task<string> Take(string caseId, string district, string classId);
}
